// A support module with one of everything that ibek evaluates.
export const SUPPORT = `module: m
entity_models:
  - name: Port
    description: d
    parameters:
      name: {type: id, description: d}
      addr: {type: str, description: d, default: "10.0.0.1"}
      num: {type: int, description: d, default: 1}
      e: {type: enum, description: d, default: One, values: {One: 1, Two: 2, "3": , 4: four}}
    pre_init:
      - {type: comment, when: first, value: "ports\\nof this IOC"}
      - value: port({{ name }}, {{ addr }}, {{ num }}, {{ e }})
    env_vars:
      - {name: "PORT_{{ name }}", value: "{{ addr }}"}
  - name: Device
    description: d
    pre_defines:
      pre: {description: d, value: "{{ port }}/{{ P }}"}
      count: {description: d, value: "{{ _global.incrementor('devices', 5, 2) }}", type: int}
    parameters:
      port: {type: object, description: d}
      P: {type: str, description: d}
      id: {type: id, description: d, default: "{{ port }}.{{ P }}"}
      early: {type: str, description: d, default: "{{ late }}!"}
      late: {type: str, description: d, default: "{{ P }}-late"}
      f: {type: float, description: d, default: 2}
      b: {type: bool, description: d, default: false}
      l: {type: list, description: d, default: [1, "{{ P }}"]}
      d: {type: dict, description: d, default: {a: 1}}
      n: {type: int, description: d, default: "{{ port.num + 1 }}"}
    post_defines:
      half: {description: d, value: "{{ n / 2 }}", type: float}
      items: {description: d, value: "{{ l + [3] }}", type: list}
      any: {description: d, value: "{{ P }} {{ n }}"}
      raw: {description: d, value: [1, 2]}
    pre_init:
      - value: |
          device({{ P }}, {{ port }}, {{ port.e }}, {{ early }}, {{ late }}, {{ f }}, {{ b }}, {{ l }}, {{ d }}, {{ n }})
          more({{ half }}, {{ items }}, {{ any }}, {{ raw }}, {{ pre }}, {{ count }}, {{ devices }})
    post_init:
      - {when: first, value: "first {{ P }}"}
      - {when: once, value: "every {{ P }}"}
      - {value: ""}
    databases:
      - file: $(M)/device.db
        enabled: "{{ not b }}"
        args: {P: , port: "{{ port.name }}", n: , "l*": "x{{ P }}", devices: }
      - file: "{{ P }}.db"
        args: {".*e$": , late: "{{ late | upper }}"}
  - name: Text
    description: d
    parameters:
      text: {type: str, description: d}
    pre_init:
      - value: "{{ text }}"
  - name: Number
    description: d
    parameters:
      n: {type: int, description: d}
    databases: [{file: n.db, args: {n: }}]
  - name: Group
    description: d
    parameters:
      P: {type: str, description: d}
      size: {type: int, description: d, default: 2}
    post_defines:
      hidden: {description: d, value: "{{ P }}:hidden"}
    sub_entities:
      - {type: m.Port, name: "{{ P }}.port", num: "{{ size }}", e: Two}
      - type: ibek.repeat
        values: "{{ range(size) | list }}"
        variable: i
        entity: {type: m.Device, port: "{{ P }}.port", P: "{{ P }}{{ i }}"}
      - {type: m.Text, text: "{{ P }} {{ size }}", entity_enabled: true}
  - name: Uses
    description: d
    parameters:
      what: {type: object, description: d}
      text: {type: str, description: d, default: ""}
    sub_entities:
      - {type: m.Text, text: "{{ what }} {{ what.P }}"}
    pre_init:
      - value: uses {{ what }}
`;
