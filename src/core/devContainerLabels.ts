// Labels of the containers we make: `src/devContainers` puts them on, the local runtime reads them.

/** On every container of ours, with the instance's name; the local engine's list of IOCs goes by it. */
export const INSTANCE_LABEL = "epics-ioc.instance";

/** The plan's digest: a container with another one was made from something else. */
export const PLAN_LABEL = "epics-ioc.plan";
