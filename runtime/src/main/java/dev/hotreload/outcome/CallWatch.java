package dev.hotreload.outcome;

import dev.hotreload.change.ChangedClass;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.diff.ClassChange;
import dev.hotreload.plan.KnownCalls;
import dev.hotreload.report.Reporter;
import dev.hotreload.report.UncalledMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells of changed methods that nobody has called since: their change is live, but what ran once at the start shows
 * nothing of it.
 *
 * <p>A method that was called after two of its changes is one that runs again and again, and reports no more calls.
 *
 * <p>Safe for use by any thread. Threads of the application hold the lock for an access to a map.
 */
public final class CallWatch implements KnownCalls {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int ENOUGH = 2;

    private final Reporter reporter;
    private final Later later;
    private final Map<Method, Calls> calls = new HashMap<>();
    private final Map<String, Map<MethodKey, Integer>> changed = new HashMap<>();

    private record Method(String internalName, MethodKey key) {}

    /**
     * What a method has reported.
     *
     * @param last the latest generation after which it was called
     * @param generations how many generations it was called after
     */
    private record Calls(int last, int generations) {
        static final Calls NONE = new Calls(0, 0);
    }

    /** @param later waits, before something is told */
    public CallWatch(Reporter reporter, Later later) {
        this.reporter = reporter;
        this.later = later;
    }

    @Override
    public synchronized boolean isWanted(String internalName, MethodKey method) {
        return calls(new Method(internalName, method)).generations() < ENOUGH;
    }

    @Override
    public synchronized Map<MethodKey, Integer> awaited(String internalName) {
        Map<MethodKey, Integer> awaited = new HashMap<>(changed.getOrDefault(internalName, Map.of()));
        awaited.entrySet()
                .removeIf(change -> !isUncalled(new Method(internalName, change.getKey()), change.getValue()));
        return awaited;
    }

    /** A method is called for the first time since {@code generation}, which changed it. */
    public synchronized void called(String binaryName, String name, String descriptor, int generation) {
        Method method = new Method(binaryName.replace('.', '/'), new MethodKey(name, descriptor));
        Calls known = calls(method);
        if (generation > known.last()) {
            calls.put(method, new Calls(generation, known.generations() + 1));
        }
    }

    /** Waits for the first calls of what a generation has changed. */
    void watch(AppliedGeneration applied) {
        // Old code on a stack is told of otherwise.
        Set<String> onStack = applied.frames().frames().stream()
                .map(old -> nameOnStack(old.frame().getClassName(), old.frame().getMethodName()))
                .collect(Collectors.toSet());
        List<Method> watched = new ArrayList<>();
        synchronized (this) {
            applied.classes().forEach(this::forget);
            applied.probed()
                    .forEach((internalName, methods) -> methods.forEach(key -> {
                        changed.computeIfAbsent(internalName, name -> new HashMap<>())
                                .put(key, applied.number());
                        if (!onStack.contains(nameOnStack(internalName.replace('/', '.'), key.name()))) {
                            watched.add(new Method(internalName, key));
                        }
                    }));
        }
        if (!watched.isEmpty()) {
            later.run(PATIENCE, () -> tell(applied.number(), watched));
        }
    }

    /** Waits no longer: the program begins again, and whatever was changed with it. */
    public synchronized void close() {
        changed.clear();
    }

    /** What has changed again, or is gone, is no more what was waited for. */
    private void forget(ChangedClass type) {
        Map<MethodKey, Integer> known = changed.getOrDefault(type.internalName(), new HashMap<>());
        if (type.now() == null) {
            known.clear();
        }
        for (ClassChange change : type.changes()) {
            if (change instanceof ClassChange.MethodBodyChanged body) {
                known.remove(body.method());
            } else if (change instanceof ClassChange.MethodRemoved removed) {
                known.remove(removed.method());
            }
        }
    }

    private void tell(int generation, List<Method> watched) {
        List<UncalledMethod> uncalled;
        synchronized (this) {
            uncalled = watched.stream()
                    .filter(method -> isUncalled(method, generation))
                    .map(CallWatch::shown)
                    .distinct()
                    .sorted(Comparator.comparing(UncalledMethod::binaryName).thenComparing(UncalledMethod::member))
                    .toList();
        }
        if (!uncalled.isEmpty()) {
            reporter.notCalled(generation, PATIENCE, uncalled);
        }
    }

    /** Whether {@code generation} was the last to change the method, and it was not called since. */
    private boolean isUncalled(Method method, int generation) {
        int last = changed.getOrDefault(method.internalName(), Map.of()).getOrDefault(method.key(), 0);
        return last == generation && calls(method).last() < generation;
    }

    private Calls calls(Method method) {
        return calls.getOrDefault(method, Calls.NONE);
    }

    private static UncalledMethod shown(Method method) {
        return new UncalledMethod(
                method.internalName().replace('/', '.'), GenerationReports.shown(method.internalName(), method.key()));
    }

    private static String nameOnStack(String binaryName, String method) {
        return binaryName + '.' + method;
    }
}
