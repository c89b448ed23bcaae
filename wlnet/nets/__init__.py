"""What a net is: types of ports, inference, trees of layers, and its form as an association."""
