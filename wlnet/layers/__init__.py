"""One file a layer.  A layer's module is imported when its symbol or its type name is first met."""
