package dev.hotreload.enums;

import dev.hotreload.classfile.MemberNames;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.live.TrustedLookup;
import dev.hotreload.message.ErrorTexts;
import dev.hotreload.message.NoteTexts;
import dev.hotreload.model.Host;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Runs the initialisers of the bodies that live enum constants get. */
final class EnumStarts {
    private final TrustedLookup lookup;
    private final BiConsumer<String, Throwable> ownFailures;

    EnumStarts(TrustedLookup lookup, BiConsumer<String, Throwable> ownFailures) {
        this.lookup = lookup;
        this.ownFailures = ownFailures;
    }

    private MethodHandle start(Class<?> type, Host host) throws ReflectiveOperationException {
        return lookup.trusted().findSpecial(type, host.jvm().name(), MethodType.methodType(void.class), type);
    }

    /**
     * Runs those of one enum, in the order of its constants.
     *
     * @return what the user must know
     */
    List<String> run(EnumChange change) {
        List<String> notes = new ArrayList<>();
        for (String name : change.names()) {
            Enum<?> constant =
                    change.changed().started().contains(name) ? change.made().get(name) : null;
            MethodKey start = new MethodKey(PreparedNames.startOfConstant(name), "()V");
            Host host = change.state().hostOf(start);
            if (constant != null && host != null) {
                MethodHandle initialisers;
                try {
                    initialisers = start(change.type(), host);
                } catch (ReflectiveOperationException e) {
                    ownFailures.accept(ErrorTexts.givingBody(change.type().getName() + "." + name), e);
                    continue;
                }
                try {
                    initialisers.invoke(constant);
                } catch (Throwable e) {
                    // Whatever the application's initialisers throw; in a fresh JVM it would be the class's end.
                    notes.add(NoteTexts.bodyInitialisersFailed(
                            MemberNames.simple(change.type().getName()) + "." + name, e));
                }
            }
        }
        return notes;
    }
}
