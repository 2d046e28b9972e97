#!/bin/bash
# Starts the IOC from its config folder, in the order in which the generic IOC images of epics-containers do it.
if [[ -n ${KUBERNETES_PORT:-} && -z ${STDIO_EXPOSED:-} ]]; then
  export STDIO_EXPOSED=YES
  exec stdio-socket "$IOC/start.sh"
fi
set -e

config=$IOC/config
export RUNTIME_DIR=/epics/runtime
export EPICS_DB_INCLUDE_PATH=$IOC/dbd:$config:$RUNTIME_DIR
if [[ -f $config/start.sh ]]; then exec bash "$config/start.sh"; fi

mkdir -p "$RUNTIME_DIR"
cd "$IOC"
for file in "$config"/{ioc.db,ioc.subst,st.cmd}; do
  if [[ -f $file ]]; then cp "$file" "$RUNTIME_DIR/"; fi
done
# empties the runtime folder first, so a hand-written st.cmd beside an ioc.yaml does not survive; as in production
if [[ -f $config/ioc.yaml ]]; then ibek runtime generate2 "$config" --no-pvi; fi
if [[ -f $RUNTIME_DIR/ioc.subst ]]; then
  folders=(-I "$config")
  for folder in "$SUPPORT"/*/db; do
    if [[ -d $folder ]]; then folders+=(-I "$folder"); fi
  done
  msi -o "$RUNTIME_DIR/ioc.db" "${folders[@]}" -I "$RUNTIME_DIR" -S "$RUNTIME_DIR/ioc.subst"
fi

# A child of this shell, not in its place: then Ctrl-C on the terminal reaches the IOC.
"$IOC/bin/linux-x86_64/ioc" "$RUNTIME_DIR/st.cmd"
