package dev.hotreload.change;

import dev.hotreload.change.UnfinishedNests.Unfinished;
import dev.hotreload.classfile.ClassFile;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/**
 * Whether the class files of a nest are of one compilation, as far as code tells: an anonymous or local class is made
 * where it says that it stands (JVMS §4.7.7), and has the constructors that are called.
 *
 * <p>Used by one thread, for one nest.
 */
final class NestAgreement {
    private final ChangedClassPath classPath;
    private final ParsedFiles parsed;
    private final String host;
    private final Collection<String> members;
    private final Map<String, MadeObjects> now = new HashMap<>();
    private final Map<String, MadeObjects> before = new HashMap<>();

    NestAgreement(ChangedClassPath classPath, ParsedFiles parsed, String host, Collection<String> members) {
        this.classPath = classPath;
        this.parsed = parsed;
        this.host = host;
        this.members = members;
    }

    /** The first numbered class that does not fit the one around it, and did not not fit it before. */
    @Nullable
    Unfinished disagreement() {
        for (String member : members) {
            // Compilers begin the names of anonymous and local classes with their number.
            boolean mayBeNumbered = Character.isDigit(member.charAt(member.lastIndexOf('$') + 1));
            byte @Nullable [] bytes = mayBeNumbered ? classPath.after(member) : null;
            ClassFile type = bytes == null ? null : parsed.of(bytes);
            if (type != null && isConcerned(type) && !fits(type, file -> classPath.after(file), now)) {
                byte @Nullable [] old = classPath.before(member);
                boolean neverFitted = old != null && !fits(parsed.of(old), classPath::before, before);
                if (!neverFitted) {
                    String around = Objects.requireNonNull(type.node().outerClass);
                    boolean isNew = classPath.touched().contains(member);
                    return isNew
                            ? new Unfinished(host, member, around, true)
                            : new Unfinished(host, around, member, true);
                }
            }
        }
        return null;
    }

    /** Whether it is one of a Java compiler's, and it or the class around it has just been written. */
    private boolean isConcerned(ClassFile type) {
        ClassNode node = type.node();
        return type.isNumbered()
                && node.outerClass != null
                && host.equals(node.nestHostClass)
                && (node.access & Opcodes.ACC_SYNTHETIC) == 0
                && (classPath.touched().contains(node.name)
                        || classPath.touched().contains(node.outerClass));
    }

    private interface Files {
        byte @Nullable [] find(String fileName);
    }

    private boolean fits(ClassFile type, Files files, Map<String, MadeObjects> known) {
        String around = type.node().outerClass;
        byte @Nullable [] bytes = around == null ? null : files.find(around);
        if (around == null || bytes == null) {
            return false;
        }
        MadeObjects made = known.computeIfAbsent(
                around, name -> new MadeObjects(parsed.of(bytes).node()));
        return !made.isOfJava() || made.fits(type);
    }
}
