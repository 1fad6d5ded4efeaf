package dev.hotreload.cases;

import static java.util.stream.Collectors.toSet;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Cases in one running program.
 *
 * <p>Used by one thread.
 */
final class Performance {

    private final Map<CaseRun, List<LiveModule>> modules;
    private final EventLog events;
    private final ForkedJvm subject;

    /**
     * @param modules the modules of each case
     * @param events the events of the program, none of them taken
     * @param subject the program
     */
    Performance(Map<CaseRun, List<LiveModule>> modules, EventLog events, ForkedJvm subject) {
        this.modules = modules;
        this.events = events;
        this.subject = subject;
    }

    /** A generation of several cases in one change set was not as one of them says. */
    static final class SharedSetException extends Exception {
        private static final long serialVersionUID = 1;
        private final transient CaseRun run;

        SharedSetException(CaseRun run, Throwable cause) {
            super(cause);
            this.run = run;
        }

        /** The case that noticed; another one may be at fault. */
        CaseRun run() {
            return run;
        }
    }

    /**
     * Plays the beginning of a case, and its generations in change sets of its own.
     *
     * @param last the number of the last of them
     * @throws AssertionError if one was not what the case says
     */
    void play(CaseRun run, int last) {
        run.begin(subject);
        run.playGenerations(1, last, modulesOf(run), events, subject);
    }

    /**
     * Plays what {@link #play} has left of all these cases, one generation of all of them in one change set.
     *
     * @throws SharedSetException if one was not what its case says
     */
    void playTogether(List<CaseRun> cases) throws SharedSetException {
        int last = cases.stream().mapToInt(CaseRun::generations).max().orElse(0);
        for (int generation = 1; generation <= last; generation++) {
            playTogether(generation, cases);
        }
    }

    private void playTogether(int generation, List<CaseRun> cases) throws SharedSetException {
        List<CaseRun> playing = cases.stream()
                .filter(run -> run.generationsInOwnSets() < generation && generation <= run.generations())
                .toList();
        Map<CaseRun, Set<String>> changed = new LinkedHashMap<>();
        for (CaseRun run : playing) {
            changed.put(run, run.deliver(generation, modulesOf(run)));
        }
        List<JsonObject> reported = await(generation, changed);
        for (CaseRun run : playing) {
            try {
                run.checkGeneration(generation, reported, events, subject);
            } catch (AssertionError | RuntimeException e) {
                throw new SharedSetException(run, e);
            }
        }
    }

    private List<JsonObject> await(int generation, Map<CaseRun, Set<String>> changed) throws SharedSetException {
        Set<String> missing = changed.values().stream().flatMap(Set::stream).collect(toSet());
        try {
            return events.awaitMany(new LinkedHashSet<>(missing));
        } catch (ConditionTimeoutException e) {
            missing.removeAll(events.modules());
            for (Map.Entry<CaseRun, Set<String>> of : changed.entrySet()) {
                if (of.getValue().stream().anyMatch(missing::contains)) {
                    CaseRun run = of.getKey();
                    throw new SharedSetException(run, run.notReported(generation, of.getValue(), subject, e));
                }
            }
            // All of them were reported just after the time was over.
            throw e;
        }
    }

    private List<LiveModule> modulesOf(CaseRun run) {
        return modules.getOrDefault(run, List.of());
    }
}
