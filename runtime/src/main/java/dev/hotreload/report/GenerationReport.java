package dev.hotreload.report;

import java.util.List;

/**
 * One change set and what became of it.
 *
 * @param number the generation's number; a refused change set has the number that the next applied one gets
 * @param modules the modules' names, in class path order
 * @param classes the classes that changed, the most interesting first
 * @param resources relative paths of other files that changed
 * @param refusals why it was refused; empty if it was applied
 * @param followed what frameworks have now, or no longer have, because of it
 * @param notes what the user may not expect, each without a full stop: {@code constructor of Foo is not run again for
 *     objects that exist}
 */
public record GenerationReport(
        int number,
        List<String> modules,
        List<ClassReport> classes,
        List<String> resources,
        Outcome outcome,
        List<Refusal> refusals,
        List<FollowedChange> followed,
        List<String> notes,
        Timings timings) {

    /** Copies the lists. */
    public GenerationReport {
        modules = List.copyOf(modules);
        classes = List.copyOf(classes);
        resources = List.copyOf(resources);
        refusals = List.copyOf(refusals);
        followed = List.copyOf(followed);
        notes = List.copyOf(notes);
    }
}
