"""Another reader of CSV: JSON lines of texts on standard input, of their rows on standard output."""

import csv
import io
import json
import sys

csv.field_size_limit(2**30)
for line in sys.stdin:
    rows = list(csv.reader(io.StringIO(json.loads(line), newline=""), strict=True))
    print(json.dumps(rows))
