"""Every query of this room: the ledger, earning in bulk, and boards."""
