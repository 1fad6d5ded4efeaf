package dev.hotreload.weave;

import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Prepares a class when it is first defined, so that later changes have somewhere to go.
 *
 * <p>It gets, all synthetic: a field for the state that later generations add (if its superclass has none), a
 * construction hook, and pass-through overrides of {@code Object}'s methods (if its superclass has none), so that an
 * override that is added later has a slot in the JVM's method table. The compiler's methods are copied as they are, but
 * for what {@code super.clone()} returns ({@link SuperClone}). An enum loses its list of permitted subclasses, and the
 * methods of a class that can have subclasses lose {@code final}, because the JVM would never let it be taken back.
 *
 * <p>An inner class that does without the object around it gets a field that keeps it ({@link KeptOuter}).
 *
 * <p>Other inherited methods get no pass-through override, because it would show in the stack trace of whatever they
 * throw; their declaring class is redefined when an override is first added.
 */
public final class Preparation extends ClassVisitor {
    private final Supertypes supertypes;
    private final boolean mayClone;
    private final Set<MethodKey> declared = new HashSet<>();
    private String superName = "java/lang/Object";
    private boolean isCloneable;
    private boolean isClass;
    private boolean isEnum;
    private boolean isFinal;
    private String name = "";

    /** What preparing must know about the superclass. Safe for use by any thread. */
    public interface Supertypes {

        /** Whether the class of this internal name is prepared, or will be when it is defined. */
        boolean isPrepared(String internalName);

        /** Whether a class (not prepared) inherits this method from {@code Object} and not from a class between. */
        boolean inheritsFromObject(String internalName, MethodKey method);

        /** Called when methods of this class are final in the source alone. */
        void opened(String internalName);
    }

    private Preparation(ClassVisitor next, Supertypes supertypes, boolean mayClone) {
        super(Opcodes.ASM9, next);
        this.supertypes = supertypes;
        this.mayClone = mayClone;
    }

    /** The class file to define instead of {@code classFile}. */
    public static byte[] prepare(byte[] classFile, Supertypes supertypes) {
        ClassReader reader = new ClassReader(classFile);
        if ((reader.getAccess() & (Opcodes.ACC_INTERFACE | Opcodes.ACC_MODULE)) != 0) {
            return classFile;
        }
        // With the reader's constant pool, methods are copied as bytes.
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new Preparation(new KeptOuter(writer), supertypes, SuperClone.mayBeIn(reader)), 0);
        return writer.toByteArray();
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superclass,
            String @Nullable [] interfaces) {
        super.visit(version, access, name, signature, superclass, interfaces);
        this.name = name;
        isFinal = (access & Opcodes.ACC_FINAL) != 0;
        isClass = superclass != null;
        isEnum = "java/lang/Enum".equals(superclass);
        superName = superclass == null ? superName : superclass;
        isCloneable = interfaces != null && Set.of(interfaces).contains("java/lang/Cloneable");
    }

    /** An enum may get more constants with bodies; the JVM asks for this only when it defines a subclass. */
    @Override
    public void visitPermittedSubclass(String permittedSubclass) {
        if (!isEnum) {
            super.visitPermittedSubclass(permittedSubclass);
        }
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        declared.add(new MethodKey(name, descriptor));
        MethodVisitor copy = super.visitMethod(opened(access), name, descriptor, signature, exceptions);
        return mayClone && copy != null ? new SuperClone(copy) : copy;
    }

    /** Of a private or static method nobody asks whether it is final. */
    private int opened(int access) {
        boolean isOpened = !isFinal
                && (access & Opcodes.ACC_FINAL) != 0
                && (access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)) == 0;
        if (isOpened) {
            supertypes.opened(name);
        }
        return isOpened ? access & ~Opcodes.ACC_FINAL : access;
    }

    @Override
    public void visitEnd() {
        if (isClass) {
            addConstructionHook();
            if (!supertypes.isPrepared(superName)) {
                super.visitField(
                                Opcodes.ACC_PUBLIC | Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC,
                                PreparedNames.STATE_FIELD,
                                PreparedNames.STATE_DESCRIPTOR,
                                null,
                                null)
                        .visitEnd();
                PreparedNames.OBJECT_METHODS.stream()
                        .filter(this::needsPassThrough)
                        .sorted((a, b) -> a.name().compareTo(b.name()))
                        .forEach(this::addPassThrough);
            }
        }
        super.visitEnd();
    }

    private boolean needsPassThrough(MethodKey method) {
        Predicate<MethodKey> inherited = key -> supertypes.inheritsFromObject(superName, key);
        // Object.clone throws in a class that is not Cloneable, and its stack trace would show the pass-through.
        boolean safe = !method.name().equals("clone") || isCloneable;
        return safe && !declared.contains(method) && inherited.test(method);
    }

    /** {@code throw Construction.missing(construction)}: code comes with the first constructor that is added. */
    private void addConstructionHook() {
        MethodVisitor hook = super.visitMethod(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC, "<init>", PreparedNames.HOOK_DESCRIPTOR, null, null);
        hook.visitCode();
        ConstructionHookWeaver.throwMissing(hook);
        hook.visitMaxs(1, 2);
        hook.visitEnd();
    }

    /** {@code return super.method(…)}. */
    private void addPassThrough(MethodKey method) {
        int access = method.name().equals("clone") ? Opcodes.ACC_PROTECTED : Opcodes.ACC_PUBLIC;
        String[] exceptions =
                method.name().equals("clone") ? new String[] {"java/lang/CloneNotSupportedException"} : null;
        MethodVisitor code =
                super.visitMethod(access | Opcodes.ACC_SYNTHETIC, method.name(), method.descriptor(), null, exceptions);
        code.visitCode();
        SuperCall.write(new SuperClone(code), superName, method, false);
        code.visitEnd();
    }
}
