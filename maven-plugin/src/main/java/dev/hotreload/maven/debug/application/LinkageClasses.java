package dev.hotreload.maven.debug.application;

import dev.hotreload.maven.debug.jdwp.EventModifier;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The classes that stand between a caller and a method that it reaches through the runtime: the runtime's own, and the
 * JDK's forms of method handles, whose frames the JVM leaves out of stack traces, too. Safe for use by any thread.
 */
public final class LinkageClasses {

    private static final Pattern HIDDEN = Pattern.compile("Ldev/hotreload/("
            + String.join("|", RuntimePackages.names())
            + ")/.*|Ljava/lang/invoke/(LambdaForm\\$.*|[A-Za-z]+\\$Holder;)");

    private final ApplicationJvm jvm;
    private final Map<Long, Boolean> known = new ConcurrentHashMap<>();

    public LinkageClasses(ApplicationJvm jvm) {
        this.jvm = jvm;
    }

    /** Modifiers that keep steps out of them, and out of what the JDK does to link a call. */
    public static List<EventModifier> exclusions() {
        return Stream.concat(
                        Stream.of("java.lang.invoke.*"),
                        RuntimePackages.names().stream().map(name -> "dev.hotreload." + name + ".*"))
                .<EventModifier>map(EventModifier.ClassExclude::new)
                .toList();
    }

    /** Whether {@link #contains} can answer without asking the JVM. */
    public boolean isKnown(long type) {
        return known.containsKey(type);
    }

    public boolean contains(long type) throws IOException {
        Boolean answer = known.get(type);
        if (answer == null) {
            answer = isHidden(jvm.signature(type));
            known.put(type, answer);
        }
        return answer;
    }

    /** Whether a class of this signature is one of them. */
    static boolean isHidden(String signature) {
        return HIDDEN.matcher(signature).matches();
    }
}
