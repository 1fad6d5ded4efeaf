package dev.hotreload.link;

import java.lang.invoke.SwitchPoint;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** Members that know nothing but which generation runs: call sites of a test bring the answers themselves. */
final class ScriptedMembers {
    private final Map<String, SwitchPoint> validities = new HashMap<>();
    private int generation = 3;
    private int linkings;

    /** As call sites see them. */
    CurrentMembers members() {
        return (CurrentMembers) Proxy.newProxyInstance(
                CurrentMembers.class.getClassLoader(),
                new Class<?>[] {CurrentMembers.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "generation" -> generation;
                    case "validity" ->
                        validities.computeIfAbsent(arguments[0] + "" + arguments[1], member -> new SwitchPoint());
                    case "whileStable" -> {
                        linkings++;
                        yield ((CurrentMembers.Linking<?>) arguments[0]).run();
                    }
                    case "await" -> null;
                    default -> throw new AssertionError("a call site has no reason to ask for " + method.getName());
                });
    }

    /** The next generation changes the member of this name and descriptor. */
    void change(String member) {
        generation++;
        SwitchPoint validity = validities.remove(member);
        if (validity != null) {
            SwitchPoint.invalidateAll(new SwitchPoint[] {validity});
        }
    }

    /** How often a site was linked, each time while no generation could become current. */
    int linkings() {
        return linkings;
    }
}
