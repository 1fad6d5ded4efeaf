package dev.hotreload.support;

import dev.hotreload.change.ChangedClass;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MemberNames;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.diff.ClassChange;
import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.ChangedType.Kind;
import dev.hotreload.spi.ChangedType.Member;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Puts the engine's list of changes into the words of the SPI. */
final class ChangedTypes {
    private final Set<Member> added = new HashSet<>();
    private final Set<Member> removed = new HashSet<>();
    private final Set<Member> redeclared = new HashSet<>();
    private final Set<Member> bodies = new HashSet<>();
    private final Set<String> annotations = new HashSet<>();
    private boolean isRedeclared;
    private boolean hasOtherHierarchy;

    private ChangedTypes() {}

    /** @param live the class, if the JVM has it */
    static ChangedType of(ChangedClass changed, @Nullable Class<?> live) {
        ChangedTypes types = new ChangedTypes();
        for (ClassChange change : changed.changes()) {
            types.add(change, changed.now());
        }
        Kind kind = changed.before() == null ? Kind.ADDED : changed.now() == null ? Kind.REMOVED : Kind.CHANGED;
        return new ChangedType(
                changed.internalName().replace('/', '.'),
                kind,
                live,
                types.annotations,
                types.isRedeclared,
                types.hasOtherHierarchy,
                types.added,
                types.removed,
                types.redeclared,
                types.bodies);
    }

    private void add(ClassChange change, @Nullable ClassFile now) {
        if (change instanceof ClassChange.MethodBodyChanged body) {
            addBody(body.method(), now);
        } else if (change instanceof ClassChange.MethodAdded method) {
            addDeclared(added, member(method.method()), method.access());
        } else if (change instanceof ClassChange.MethodRemoved method) {
            addDeclared(removed, member(method.method()), method.access());
        } else if (change instanceof ClassChange.MethodModifiersChanged method) {
            addDeclared(redeclared, member(method.method()), method.now());
        } else if (change instanceof ClassChange.FieldAdded field) {
            addDeclared(added, member(field.field()), field.access());
        } else if (change instanceof ClassChange.FieldRemoved field) {
            addDeclared(removed, member(field.field()), field.access());
        } else if (change instanceof ClassChange.FieldModifiersChanged field) {
            addDeclared(redeclared, member(field.field()), field.now());
        } else if (change instanceof ClassChange.AnnotationChanged annotation) {
            annotations.add(Type.getType(annotation.annotation()).getClassName());
            addRedeclared(annotation.method(), annotation.field());
        } else if (change instanceof ClassChange.DeclarationChanged declaration) {
            addRedeclared(declaration.method(), declaration.field());
        } else if (change instanceof ClassChange.SuperclassChanged || change instanceof ClassChange.InterfacesChanged) {
            hasOtherHierarchy = true;
        } else if (change instanceof ClassChange.ClassModifiersChanged) {
            isRedeclared = true;
        }
    }

    private void addBody(MethodKey method, @Nullable ClassFile now) {
        String name = method.name();
        Optional<String> enclosing = MemberNames.enclosingOfLambda(name);
        if (enclosing.isEmpty()) {
            bodies.add(member(method));
            return;
        }
        while (enclosing.isPresent()) {
            name = enclosing.get();
            enclosing = MemberNames.enclosingOfLambda(name);
        }
        String declared = name.equals("constructor") ? "<init>" : name;
        if (now != null) {
            // A lambda tells the name of its method and not which of that name it is.
            now.methods().keySet().stream()
                    .filter(candidate -> candidate.name().equals(declared))
                    .forEach(candidate -> bodies.add(member(candidate)));
        }
    }

    private void addRedeclared(@Nullable MethodKey method, @Nullable FieldKey field) {
        if (method != null) {
            redeclared.add(member(method));
        } else if (field != null) {
            redeclared.add(member(field));
        } else {
            isRedeclared = true;
        }
    }

    private static void addDeclared(Set<Member> members, Member member, int access) {
        if ((access & Opcodes.ACC_SYNTHETIC) == 0) {
            members.add(member);
        }
    }

    private static Member member(MethodKey method) {
        return new Member(method.name(), method.descriptor());
    }

    private static Member member(FieldKey field) {
        return new Member(field.name(), field.descriptor());
    }
}
