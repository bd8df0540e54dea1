#!/usr/bin/env python3
"""Parts the articles of marked text: one in so many is kept aside, to measure on."""
import argparse
import hashlib

import texts


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--step", type=int, default=6, help="keep every so-manieth article aside")
    parser.add_argument("--output", required=True)
    parser.add_argument("--aside", required=True)
    parser.add_argument("marked", nargs="+")
    options = parser.parse_args()
    parts = ([], [])
    for path in options.marked:
        for item in texts.records(path):
            number = int(hashlib.md5(item["article"].encode()).hexdigest()[:8], 16)
            parts[number % options.step == 0].append(item)
    for path, part in zip((options.output, options.aside), parts):
        texts.write(path, part)
        print(f"{path}: {len(part)} sentences, {sum(len(item['entities']) for item in part)} names")


main()
