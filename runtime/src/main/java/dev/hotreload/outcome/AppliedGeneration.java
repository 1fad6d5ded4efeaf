package dev.hotreload.outcome;

import dev.hotreload.change.ChangedClass;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.report.FollowedChange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A generation that has become current.
 *
 * @param number its number, from 1
 * @param modules the names of the modules that changed, in class path order
 * @param classes what changed
 * @param resources files that changed and are no class files
 * @param followed what frameworks have now, or no longer have
 * @param notes what the user must know about kept state
 * @param detect from the first event to the start of reading
 * @param diff reading, comparing, planning and weaving
 * @param redefine until the JVM ran the new code
 * @param follow until the frameworks had followed
 * @param probed the changed methods that report their first call, by the internal names of their classes, which are
 *     initialised
 * @param frames old code that may still be on a thread's stack
 */
public record AppliedGeneration(
        int number,
        List<String> modules,
        List<ChangedClass> classes,
        Set<String> resources,
        List<FollowedChange> followed,
        List<String> notes,
        Duration detect,
        Duration diff,
        Duration redefine,
        Duration follow,
        Map<String, Set<MethodKey>> probed,
        OldFrames frames) {}
