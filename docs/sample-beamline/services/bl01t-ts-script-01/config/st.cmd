#!/epics/ioc/bin/linux-x86_64/ioc
# A startup script written by hand: what remains when a device has no entity model, or an old IOC moves into a container.
# The container starts it in /epics/ioc, with this folder at /epics/ioc/config.
#
# Try: hover over a command or a macro · press Ctrl-Space behind $( · Go to Definition on a file name.

#- A line that begins with #- is a comment the IOC does not print.
epicsEnvSet("CONFIG", "/epics/ioc/config")

#- Sets P, PUMPS and EPICS_DB_INCLUDE_PATH.
< $(CONFIG)/beamline.iocsh

#- Where StreamDevice looks for vacuumGauge.proto, on images that have it.
epicsEnvSet("STREAM_PROTOCOL_PATH", "$(CONFIG)")

dbLoadDatabase("dbd/ioc.dbd")
ioc_registerRecordDeviceDriver(pdbbase)

#- One database, loaded twice with other macros.
dbLoadRecords("$(CONFIG)/valve.db", "P=$(P), V=V1, LABEL=Front end valve")
dbLoadRecords("$(CONFIG)/valve.db", "P=$(P), V=V2, LABEL=Sample valve")

#- A table of macros for one template: a row is one pump.
dbLoadTemplate("$(CONFIG)/pumps.substitutions", "P=$(P)")

#- Becomes a comment unless SIMULATION is set to nothing: the usual way to switch a line off.
$(SIMULATION=#) dbLoadRecords("$(CONFIG)/valve.db", "P=$(P), V=VSIM, LABEL=Simulated valve")

#- The image of this demonstration has no asyn and no StreamDevice, so a device on the network stays a comment:
#- drvAsynIPPortConfigure("GAUGE", "bl01t-gauge-01:4001", 0, 0, 0)
#- dbLoadRecords("$(CONFIG)/vacuumGauge.db", "P=$(P), PORT=GAUGE")

iocInit()

#- After iocInit records have values, and can be written.
dbpf("$(P):V1:CMD", "Open")
iocshLoad("$(CONFIG)/afterInit.iocsh", "COUNT=$(PUMPS)")
