package dev.hotreload.reload;

import dev.hotreload.classfile.MemberNames;
import dev.hotreload.live.Redefinitions;
import dev.hotreload.message.NoteTexts;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;

/**
 * Redefines classes together, without those that no program can use any more.
 *
 * <p>A class whose static initialiser has failed stays erroneous for good (JVMS §5.5). The JVM does not redefine it,
 * refuses the whole set for it, and does not say which of them it is.
 */
final class Redefinition {
    /** What java.lang.instrument makes of JVMTI_ERROR_INVALID_CLASS. */
    private static final String ERRONEOUS = "invalid class";

    private final Redefinitions redefinitions;

    Redefinition(Redefinitions redefinitions) {
        this.redefinitions = redefinitions;
    }

    /**
     * Redefines all that can be, or none.
     *
     * @return for the user: which were left out, and why
     * @throws UnmodifiableClassException if one can never be redefined
     * @throws ClassNotFoundException never; {@link Redefinitions#redefine} declares it
     */
    List<String> redefine(List<ClassDefinition> definitions) throws UnmodifiableClassException, ClassNotFoundException {
        if (definitions.isEmpty()) {
            return List.of();
        }
        try {
            redefinitions.redefine(definitions);
            return List.of();
        } catch (InternalError refused) {
            List<ClassDefinition> usable = new ArrayList<>();
            List<String> notes = new ArrayList<>();
            for (ClassDefinition definition : definitions) {
                if (isErroneous(definition.getDefinitionClass())) {
                    String name =
                            MemberNames.simple(definition.getDefinitionClass().getName());
                    notes.add(NoteTexts.unusable(name));
                } else {
                    usable.add(definition);
                }
            }
            if (notes.isEmpty()) {
                throw refused;
            }
            if (!usable.isEmpty()) {
                redefinitions.redefine(usable);
            }
            return notes;
        }
    }

    /** Java has no way to ask, so the JVM is asked to take the class as it is. */
    private boolean isErroneous(Class<?> type) throws UnmodifiableClassException {
        try {
            redefinitions.retransform(type);
            return false;
        } catch (InternalError e) {
            return String.valueOf(e.getMessage()).contains(ERRONEOUS);
        }
    }
}
