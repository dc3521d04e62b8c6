"""The wire: one method an endpoint, the stream, transfers, retries and the journal of exports."""
