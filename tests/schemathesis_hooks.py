"""What schemathesis cannot know by itself; scripts/test.sh names this module."""

import schemathesis

# The bytes of a resumed upload (draft-ietf-httpbis-resumable-upload) travel as they are.
schemathesis.serializer.alias("application/partial-upload", "application/octet-stream")
