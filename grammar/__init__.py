"""The operator table and the grammar that reader and formatter share."""
