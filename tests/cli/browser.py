"""A browser as the node sees it: raw bytes over a socket, so that a test can say what no library would."""

import json
import os
import socket
import urllib.parse

import jsonschema
import yaml

CONTRACT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "api", "openapi.yaml")
BASE = "/api/v1"


class Heard:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def type(self):
        return self.headers.get("content-type", "").split(";")[0]

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def code(self):
        """Of a problem."""
        return self.json.get("code") if self.type == "application/problem+json" else None

    def __repr__(self):
        return "%d %s %s" % (self.status, self.type, self.body[:600])


class Line:
    """One connection."""

    def __init__(self, port, timeout=60, host="127.0.0.1"):
        self.socket = socket.create_connection((host, port), timeout=timeout)
        self.rest = b""

    def close(self):
        self.socket.close()

    def send(self, data):
        self.socket.sendall(data)

    def more(self):
        part = self.socket.recv(65536)
        if not part:
            raise EOFError(self.rest)
        self.rest += part

    def is_closed(self):
        try:
            return self.socket.recv(65536) == b""
        except (ConnectionError, TimeoutError):
            return True

    def until(self, mark):
        while mark not in self.rest:
            self.more()
        out, self.rest = self.rest.split(mark, 1)
        return out

    def head(self):
        lines = self.until(b"\r\n\r\n").decode().split("\r\n")
        headers = {}
        for line in lines[1:]:
            name, value = line.split(": ", 1)
            headers[name.lower()] = value
        return int(lines[0].split(" ")[1]), headers

    def hear(self, method="GET"):
        status, headers = self.head()
        if status == 100:
            status, headers = self.head()
        size = 0 if method == "HEAD" or status == 304 else int(headers["content-length"])
        while len(self.rest) < size:
            self.more()
        body, self.rest = self.rest[:size], self.rest[size:]
        return Heard(status, headers, body)


class Browser:
    """Lets itself in by an address that the node printed."""

    def __init__(self, url=None, port=None, token=None, host="127.0.0.1"):
        self.token = token
        self.host = host
        if url is not None:
            place = urllib.parse.urlsplit(url)
            port = place.port
            self.host = place.hostname
            self.code = place.fragment[len("k="):]
        self.port = port
        self.line = None
        if url is not None and token is None:
            begun = self.ask("POST", "/session", {"code": self.code})
            if begun.status != 200:
                raise AssertionError("not let in: %r" % begun)
            self.token = begun.json["token"]

    def close(self):
        if self.line is not None:
            self.line.close()
            self.line = None

    def request(self, method, path, body=None, headers=None, type=None):
        lines = {"Host": "%s:%d" % (self.host, self.port)}
        if self.token is not None:
            lines["Authorization"] = "Bearer " + self.token
        if body is not None:
            if not isinstance(body, bytes):
                body, type = json.dumps(body).encode(), type or "application/json"
            lines["Content-Type"] = type or "application/octet-stream"
            lines["Content-Length"] = str(len(body))
        lines.update(headers or {})
        head = "%s %s HTTP/1.1\r\n" % (method, path) + "".join("%s: %s\r\n" % line for line in lines.items() if line[1] is not None)
        return head.encode() + b"\r\n" + (body or b"")

    def raw(self, method, path, body=None, headers=None, type=None):
        if self.line is None:
            self.line = Line(self.port, host=self.host)
        self.line.send(self.request(method, path, body, headers, type))
        heard = self.line.hear(method)
        if heard.headers.get("connection") == "close":
            self.close()
        return heard

    def ask(self, method, path, body=None, query=None, **more):
        words = "?" + urllib.parse.urlencode(query) if query else ""
        return self.raw(method, BASE + path + words, body, **more)


class Contract:
    """api/openapi.yaml, held against what a node answers."""

    def __init__(self):
        with open(CONTRACT, encoding="utf-8") as file:
            self.text = file.read()
        self.whole = yaml.safe_load(self.text)
        self.schemas = self.whole["components"]["schemas"]
        # A field that the contract does not name is one that nobody can rely on: in tests it is a fault.
        for schema in self.schemas.values():
            self.close(schema)
        self.operations = {}
        for path, methods in self.whole["paths"].items():
            for method, operation in methods.items():
                self.operations[operation["operationId"]] = (method.upper(), path, operation)
        self.succeeded = set()
        self.asked = set()

    def close(self, schema):
        if isinstance(schema, dict):
            if schema.get("type") == "object" and "properties" in schema and "code" not in schema["properties"]:
                schema.setdefault("additionalProperties", False)
            for inner in schema.values():
                self.close(inner)
        elif isinstance(schema, list):
            for inner in schema:
                self.close(inner)

    def check(self, value, name):
        whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$ref": "#/components/schemas/" + name,
                 "components": {"schemas": self.schemas}}
        faults = sorted(jsonschema.Draft202012Validator(whole).iter_errors(value), key=lambda fault: len(fault.path))
        if faults:
            fault = faults[0]
            inner = min(fault.context, key=lambda each: -len(each.path)).message if fault.context else ""
            raise AssertionError("%s at %s: %s %s" % (name, "/".join(map(str, fault.path)), fault.message[:1500], inner[:500]))

    def call(self, browser, operation_id, body=None, query=None, headers=None, type=None, **path_words):
        """Asks for an operation and holds the answer against its schema."""
        method, path, operation = self.operations[operation_id]
        names = [parameter["$ref"].rsplit("/", 1)[1] for parameter in operation.get("parameters", ())]
        for name in query or ():
            assert name in names, "%s has no parameter %s" % (operation_id, name)
        for name, value in path_words.items():
            path = path.replace("{%s}" % name, urllib.parse.quote(value, safe=""))
        assert "{" not in path, path
        wanted = operation.get("requestBody", {}).get("content", {})
        if "application/json" in wanted and body is not None:
            self.check(body, wanted["application/json"]["schema"]["$ref"].rsplit("/", 1)[1])
        heard = browser.ask(method, path, body, query, headers=headers, type=type)
        self.asked.add(operation_id)
        if heard.status != 200:
            assert heard.type == "application/problem+json", (operation_id, heard)
            self.check(heard.json, "Problem")
            assert heard.json["status"] == heard.status, heard
            assert heard.json["type"] == "urn:folkmoot:problem:" + heard.json["code"], heard
            return heard
        self.succeeded.add(operation_id)
        content = operation["responses"]["200"]["content"]
        assert heard.type in content, (operation_id, heard)
        schema = content[heard.type]["schema"]
        if "$ref" in schema:
            self.check(heard.json, schema["$ref"].rsplit("/", 1)[1])
        return heard
