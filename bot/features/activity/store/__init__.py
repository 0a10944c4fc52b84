"""Every query of this room: messages with their counters, and what puts both right."""
