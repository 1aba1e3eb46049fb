"""What Jinja makes of templates.json."""
import json
import sys

import jinja2

environment = jinja2.Environment()
for task, texts in json.load(open(sys.argv[1], encoding="utf-8")).items():
    try:
        made = json.dumps(environment.from_string(texts["jinja"]).render(texts["data"]), ensure_ascii=False)
    except Exception as trouble:
        made = "an error: " + str(trouble)
    print(task, "| jinja |", made)
