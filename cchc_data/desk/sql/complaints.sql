-- Complaints that wait, the longest first: over their limit, near it, handled but not yet public.
select
    queue,
    complaint_code,
    kind,
    channel,
    received_on,
    resolved_on,
    waited,
    unpublished_for,
    public_summary is not null as has_summary
from waiting_complaints
where queue is not null
order by
    list_position(['complaint_over', 'complaint_near', 'complaint_unpublished'], queue),
    received_on,
    complaint_code
