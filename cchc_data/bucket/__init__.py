"""Snapshots on object storage: a bucket holds what a data folder holds, and every machine works in a copy of it.

Nothing that reads or publishes knows of it: it sees a folder, which is kept in step with the bucket.

    address.py     s3://bucket/prefix, and where this machine keeps its copies
    remote.py      the few things that are asked of a bucket
    fetching.py    snapshots from the bucket into a folder, every table checked by its hash
    copy.py        one folder that follows its bucket, behind CURRENT by some seconds
    following.py   the site's copies: public tables only, fetched by a thread
    office.py      the copy of whoever publishes: everything, and the bucket's CURRENT moves first
    own_files.py   org.toml, catalogue, form files: what people write themselves, both ways
    sending.py     snapshots into the bucket, CURRENT last and only from what it was
"""
