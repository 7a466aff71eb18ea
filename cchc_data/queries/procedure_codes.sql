select proc_code from procedures
