"""The site as a service of a machine: systemd units and an nginx in front of several processes."""
