package dev.hotreload.maven.debug.request;

import dev.hotreload.maven.debug.application.ApplicationJvm;
import dev.hotreload.maven.debug.application.LoadedType;
import dev.hotreload.maven.debug.jdwp.EventModifier;
import dev.hotreload.maven.debug.jdwp.EventRequest;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Decides whether a debugger asked for the class prepare or class unload event of a class, by the request's modifiers.
 */
public final class PrepareFilter {

    private final ApplicationJvm jvm;
    private final LoadedType type;
    private final long thread;

    /** @param thread the thread that prepares the class */
    public PrepareFilter(ApplicationJvm jvm, LoadedType type, long thread) {
        this.jvm = jvm;
        this.type = type;
        this.thread = thread;
    }

    /** Whether all modifiers let the event through; the count, which comes after all others, is not looked at. */
    boolean accepts(EventRequest request) throws IOException {
        for (EventModifier modifier : request.modifiers()) {
            if (!accepts(modifier)) {
                return false;
            }
        }
        return true;
    }

    private boolean accepts(EventModifier modifier) throws IOException {
        if (modifier instanceof EventModifier.ClassMatch match) {
            return matches(type.binaryName(), match.pattern());
        } else if (modifier instanceof EventModifier.ClassExclude exclude) {
            return !matches(type.binaryName(), exclude.pattern());
        } else if (modifier instanceof EventModifier.ClassOnly only) {
            return isSubtype(only.type());
        } else if (modifier instanceof EventModifier.ThreadOnly only) {
            return only.thread() == thread;
        } else if (modifier instanceof EventModifier.SourceNameMatch match) {
            return matches(jvm.sourceFile(type.id()), match.pattern());
        }
        return true;
    }

    /** A pattern is a name, or one whose first or last character is {@code *}. */
    static boolean matches(String name, String pattern) {
        if (pattern.startsWith("*")) {
            return name.endsWith(pattern.substring(1));
        }
        return pattern.endsWith("*")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : name.equals(pattern);
    }

    private boolean isSubtype(long supertype) throws IOException {
        Set<Long> seen = new HashSet<>();
        Deque<LoadedType> open = new ArrayDeque<>();
        open.add(type);
        while (!open.isEmpty()) {
            LoadedType next = open.remove();
            if (next.id() == supertype) {
                return true;
            }
            if (next.id() != 0 && seen.add(next.id())) {
                open.addAll(jvm.supertypes(next));
            }
        }
        return false;
    }
}
