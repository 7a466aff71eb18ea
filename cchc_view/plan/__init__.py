"""The plan of 2021 on its page: criteria, tasks, losses, obligations, and what stands behind the figures."""
