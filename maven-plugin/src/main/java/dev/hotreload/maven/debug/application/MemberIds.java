package dev.hotreload.maven.debug.application;

import dev.hotreload.maven.debug.jdwp.JdwpErrorException;
import dev.hotreload.maven.debug.jdwp.MentionedIds;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * Which ids of methods and fields the JVM knows.
 *
 * <p>It takes any other for an address, and crashes. So members of a class are asked for when an id is mentioned that
 * has not been seen yet. Used by the thread that reads from the debugger.
 */
public final class MemberIds implements MentionedIds {

    /** The agent's id of a method that a redefinition has made obsolete; it knows what to do with that. */
    private static final long OBSOLETE = 0;

    private final ApplicationJvm jvm;
    private final LongPredicate others;
    private final List<Long> mentioned = new ArrayList<>();
    private final Set<Long> methods = new HashSet<>(Set.of(OBSOLETE));
    private final Set<Long> instanceFields = new HashSet<>();
    private final Set<Long> staticFields = new HashSet<>();

    /** Something that the JVM is asked about a class or an object. */
    private interface Question {
        void ask(long id) throws IOException;
    }

    /** @param others whether an id that the JVM does not know is a field's nevertheless */
    public MemberIds(ApplicationJvm jvm, LongPredicate others) {
        this.jvm = jvm;
        this.others = others;
    }

    /** Forgets what was mentioned: another command is looked at. */
    public void begin() {
        mentioned.clear();
    }

    @Override
    public void object(long id) {
        mentioned.add(id);
    }

    @Override
    public boolean isMethod(long id) {
        return methods.contains(id);
    }

    @Override
    public boolean isInstanceField(long id) {
        return instanceFields.contains(id) || others.test(id);
    }

    @Override
    public boolean isStaticField(long id) {
        return staticFields.contains(id) || others.test(id);
    }

    /** Asks for the methods of all classes that were mentioned. */
    public void askForMethods() throws IOException {
        ask(type -> methods.addAll(jvm.methodsOf(type)));
    }

    /** Asks for the fields of all classes, and of the classes of all objects, that were mentioned. */
    public void askForFields() throws IOException {
        ask(type -> jvm.fieldModifiers(type)
                .forEach((id, modifiers) -> (Modifier.isStatic(modifiers) ? staticFields : instanceFields).add(id)));
    }

    private void ask(Question learn) throws IOException {
        Deque<Long> open = new ArrayDeque<>(mentioned);
        for (long object : mentioned) {
            ask(id -> open.add(jvm.typeOf(id)), object);
        }
        Set<Long> seen = new HashSet<>(Set.of(0L));
        while (!open.isEmpty()) {
            long type = open.remove();
            if (seen.add(type)) {
                ask(learn, type);
                ask(id -> open.addAll(jvm.interfaces(id)), type);
                ask(id -> open.add(jvm.superclass(id)), type);
            }
        }
    }

    private static void ask(Question question, long id) throws IOException {
        try {
            question.ask(id);
        } catch (JdwpErrorException e) {
            // It is no class, or one that is not prepared: it has no members that a command could be about.
        }
    }
}
