package dev.hotreload.plan;

import dev.hotreload.change.ChangeSet;
import dev.hotreload.change.ChangedClass;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.message.RefusalTexts;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.ClassSource;
import dev.hotreload.model.ClassState;
import dev.hotreload.model.Face;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Says what stands in the way of a live class that gets another superclass. It can get one that the JVM does not know
 * yet, and that it then has as an interface ({@link Face}), or lose it again; the superclass in the JVM stays the one
 * that it was defined with, so the sources must come to that above the new ones.
 */
final class SuperclassRefusals {
    private static final String OBJECT = "java/lang/Object";
    private static final MethodKey FINALIZE = new MethodKey("finalize", "()V");

    private static final int VISIBLE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_PRIVATE;

    private static final Set<String> PROTECTED = Set.of("clone", "finalize");

    private final ClassModel before;
    private final ClassSource source;
    private final FirstShapes shapes;
    private final DefinedClasses defined;
    private final LiveHeirs heirs;
    private final Faces faces;
    private final Predicate<String> isReloadable;

    /** @param source the classes as they will be */
    SuperclassRefusals(
            ClassModel before,
            ClassSource source,
            FirstShapes shapes,
            DefinedClasses defined,
            LiveHeirs heirs,
            Faces faces,
            Predicate<String> isReloadable) {
        this.before = before;
        this.source = source;
        this.shapes = shapes;
        this.defined = defined;
        this.heirs = heirs;
        this.faces = faces;
        this.isReloadable = isReloadable;
    }

    /** All of a change set. */
    List<RefusedChange> of(ChangeSet changeSet) {
        List<RefusedChange> refused = new ArrayList<>();
        for (ChangedClass changed : changeSet.classes()) {
            ClassFile now = changed.now();
            if (now != null) {
                Optional<String> reason = faces.isFace(changed.internalName())
                        ? ofFace(now).or(() -> madeBy(now))
                        : ofClass(changed, now);
                reason.map(text -> PlannedRefusal.untilRestart("", text))
                        .map(refusal -> new RefusedChange(changed.internalName(), refusal))
                        .ifPresent(refused::add);
            }
        }
        return refused;
    }

    private Optional<String> ofClass(ChangedClass changed, ClassFile now) {
        ClassFile old = changed.before();
        if (shapes.hasSeats() && old != null && Faces.hasOtherSuperclass(changed)) {
            String text = RefusalTexts.superclass(simple(old.superName()), simple(now.superName()));
            Optional<String> reason = inTheWay(old, now);
            if (reason.isPresent()) {
                return Optional.of(text + ": " + reason.get());
            }
        }
        if (isBelowFace(now) && isSerializable(now)) {
            return Optional.of(RefusalTexts.serializableBelowFace(simple(now.superName())));
        }
        return hiddenConstructor(now).or(() -> madeBy(now));
    }

    /** Between a class and the one above in the JVM: the constructor of the latter is called by the former there. */
    private Optional<String> hiddenConstructor(ClassFile below) {
        String face = String.valueOf(below.superName());
        String above = faces.isFace(face) ? faces.classInJvm(face, source) : OBJECT;
        ClassFile type = OBJECT.equals(above) ? null : source.find(above);
        if (type == null || packageOf(above).equals(packageOf(below.internalName()))) {
            return Optional.empty();
        }
        boolean areAllVisible = type.methods().entrySet().stream()
                .filter(each -> each.getKey().isConstructor())
                .allMatch(each -> (each.getValue().access & VISIBLE) != 0);
        return areAllVisible
                ? Optional.empty()
                : Optional.of(RefusalTexts.hiddenConstructor(simple(above), simple(face)));
    }

    private static String packageOf(String internalName) {
        return internalName.substring(0, internalName.lastIndexOf('/') + 1);
    }

    /** Whether a class makes objects of such a class, and not of one below. */
    private Optional<String> madeBy(ClassFile type) {
        for (MethodNode method : type.methods().values()) {
            for (AbstractInsnNode instruction : method.instructions) {
                String made = MadeClass.by(instruction);
                if (made != null && faces.isFace(made)) {
                    return Optional.of(RefusalTexts.makesObjectsOfFace(simple(made)));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> inTheWay(ClassFile old, ClassFile now) {
        String name = now.internalName();
        String superName = String.valueOf(now.superName());
        String inJvm = String.valueOf(firstShape(old).superName());
        if (!inJvm.equals(faces.classInJvm(superName, source))) {
            if (!OBJECT.equals(inJvm) || faces.isFace(superName)) {
                return Optional.of(RefusalTexts.loadedWithSuperclass(simple(inJvm)));
            }
            return Optional.of(
                    source.isModules(superName)
                            ? RefusalTexts.superclassNotNew(simple(superName))
                            : RefusalTexts.superclassOfLibrary(simple(superName)));
        }
        return serializableOrGenerated(name);
    }

    /** Looks at a loaded class and all below it. */
    private Optional<String> serializableOrGenerated(String internalName) {
        ClassFile type = source.find(internalName);
        if (type != null && isSerializable(type)) {
            return Optional.of(RefusalTexts.isSerializable(simple(internalName)));
        }
        if (defined.isGenerated(internalName)) {
            return Optional.of(RefusalTexts.isGenerated(internalName.replace('/', '.')));
        }
        return heirs.heirs(internalName).stream()
                .flatMap(heir -> serializableOrGenerated(heir).stream())
                .findFirst();
    }

    private Optional<String> ofFace(ClassFile now) {
        String name = simple(now.internalName());
        if (now.isInterface()) {
            return Optional.of(RefusalTexts.wasLoadedAsFace(name));
        } else if (!isReloadable.test(now.internalName())) {
            return Optional.of(RefusalTexts.newSuperclass(name, "it is excluded from reloading"));
        } else if (now.enclosingClass() != null) {
            return Optional.of(RefusalTexts.newSuperclass(name, "it is a nested class"));
        } else if (isSerializable(now)) {
            return Optional.of(RefusalTexts.newSuperclass(name, "it is serializable"));
        } else if (isNamed(now, "java/lang/Cloneable")) {
            return Optional.of(RefusalTexts.newSuperclass(name, "it is cloneable"));
        } else if (now.interfaces().contains("groovy/lang/GroovyObject")) {
            return Optional.of(RefusalTexts.newSuperclass(name, "it is a Groovy class"));
        } else if (StaticInitialisers.hasBlocks(now)) {
            return Optional.of(RefusalTexts.newSuperclass(name, "it has a static block"));
        } else if (hasOtherSupertypes(now)) {
            return Optional.of(RefusalTexts.supertypesOfFace(name));
        }
        return now.methods().values().stream()
                .flatMap(method -> ofMember(now, method).stream())
                .map(text -> RefusalTexts.newSuperclass(name, text))
                .findFirst();
    }

    /** Whether a class has other supertypes than the interface that the JVM has in its place. */
    private boolean hasOtherSupertypes(ClassFile face) {
        String name = face.internalName();
        List<String> interfaces = faces.interfaceFor(face).interfaces();
        boolean isLoaded = !faces.isNew(name);
        return !faces.shape(name).interfaces().equals(interfaces)
                || (isLoaded && isAboveOthers(name, faces.classInJvm(name, source)));
    }

    /** Whether loaded classes below have another superclass in the JVM. */
    private boolean isAboveOthers(String face, String inJvm) {
        return heirs.heirs(face).stream().anyMatch(heir -> {
            ClassFile type = before.find(heir);
            return faces.isFace(heir)
                    ? isAboveOthers(heir, inJvm)
                    : type != null && !inJvm.equals(firstShape(type).superName());
        });
    }

    private Optional<String> ofMember(ClassFile face, MethodNode method) {
        MethodKey key = new MethodKey(method.name, method.desc);
        if ((method.access & Opcodes.ACC_NATIVE) != 0) {
            return Optional.of("its method " + method.name + " is native");
        } else if (key.equals(FINALIZE)) {
            return Optional.of("it declares finalize()");
        }
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof MethodInsnNode call
                    && call.owner.equals(OBJECT)
                    && PROTECTED.contains(call.name)) {
                // The JVM does not let an interface call it.
                return Optional.of("it calls Object." + call.name + "()");
            }
        }
        return key.isConstructor()
                ? ConstructorParts.obstacle(face, method, !OBJECT.equals(faces.classInJvm(face.internalName(), source)))
                : Optional.empty();
    }

    private boolean isBelowFace(ClassFile type) {
        ClassFile each = type;
        while (each != null && each.superName() != null) {
            if (faces.isFace(each.superName())) {
                return true;
            }
            each = source.find(each.superName());
        }
        return false;
    }

    private boolean isSerializable(ClassFile type) {
        return isNamed(type, "java/io/Serializable");
    }

    private boolean isNamed(ClassFile type, String ancestor) {
        List<String> above = new ArrayList<>(type.interfaces());
        if (type.superName() != null) {
            above.add(type.superName());
        }
        for (String name : above) {
            ClassFile found = name.equals(ancestor) ? null : source.find(name);
            if (name.equals(ancestor) || (found != null && isNamed(found, ancestor))) {
                return true;
            }
        }
        return false;
    }

    private ClassFile firstShape(ClassFile old) {
        ClassState state = before.state(old.internalName());
        return state == null ? shapes.firstShape(old) : state.first();
    }

    private static String simple(@Nullable String internalName) {
        return Plan.simple(String.valueOf(internalName));
    }
}
