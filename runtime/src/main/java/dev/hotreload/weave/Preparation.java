package dev.hotreload.weave;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
 * for what {@code super.clone()} returns ({@link SuperClone}).
 *
 * <p>Where {@link Supertypes#hasSeats} says so, a class names seats behind its interfaces, whose places later ones
 * take.
 *
 * <p>What the JVM would never let be taken back is left out, and told by reflection: the list of permitted subclasses,
 * {@code final} of classes and methods, {@code abstract} of classes; and classes are public ({@link OwnModifiers}).
 * Nothing else is done to interfaces.
 *
 * <p>An inner class that does without the object around it gets a field that keeps it ({@link KeptOuter}).
 *
 * <p>Other inherited methods get no pass-through override, because it would show in the stack trace of whatever they
 * throw; their declaring class is redefined when an override is first added.
 */
public final class Preparation extends ClassVisitor {
    private static final String[] SEATS = PreparedNames.SEATS.toArray(String[]::new);
    private static final List<MethodKey> OBJECT_METHODS = PreparedNames.OBJECT_METHODS.stream()
            .sorted(Comparator.comparing(MethodKey::name))
            .toList();

    private final Supertypes supertypes;
    private final DefinitionFacts facts;
    private final boolean mayClone;
    private final int opened;
    private final Set<MethodKey> methods = new HashSet<>();
    private String superName = "java/lang/Object";
    private boolean isCloneable;
    private boolean isClass;
    private boolean isFinal;
    private boolean isTold;
    private int declared;
    private String name = "";

    /** What preparing must know about the superclass. Safe for use by any thread. */
    public interface Supertypes {

        /** Whether the class of this internal name is prepared, or will be when it is defined. */
        boolean isPrepared(String internalName);

        /** Whether a class (not prepared) inherits this method from {@code Object} and not from a class between. */
        boolean inheritsFromObject(String internalName, MethodKey method);

        /** Whether classes get seats, so that they can get other interfaces later. */
        default boolean hasSeats() {
            return false;
        }
    }

    private Preparation(ClassVisitor next, Supertypes supertypes, DefinitionFacts facts, boolean mayClone, int opened) {
        super(Opcodes.ASM9, next);
        this.supertypes = supertypes;
        this.facts = facts;
        this.mayClone = mayClone;
        this.opened = opened;
    }

    /** The class file to define instead of {@code classFile}. */
    public static byte[] prepare(byte[] classFile, Supertypes supertypes) {
        return prepare(classFile, supertypes, DefinitionFacts.IGNORED);
    }

    /**
     * The same, for a class that is about to be defined.
     *
     * @throws IncompatibleClassChangeError if {@code facts} do not let it be defined
     */
    public static byte[] prepare(byte[] classFile, Supertypes supertypes, DefinitionFacts facts) {
        ClassReader reader = new ClassReader(classFile);
        if ((reader.getAccess() & Opcodes.ACC_MODULE) != 0) {
            return classFile;
        }
        int opened = OwnModifiers.opened(reader);
        // With the reader's constant pool, methods are copied as bytes.
        ClassWriter writer = new ClassWriter(reader, 0);
        boolean isInterface = (reader.getAccess() & Opcodes.ACC_INTERFACE) != 0;
        reader.accept(
                new Preparation(
                        isInterface ? writer : new KeptOuter(writer),
                        supertypes,
                        facts,
                        !isInterface && SuperClone.mayBeIn(reader),
                        opened),
                0);
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
        facts.supertypes(access, name, superclass, interfaces);
        // ASM keeps flags of its own above those of the class file.
        isClass = superclass != null && (access & Opcodes.ACC_INTERFACE) == 0;
        super.visit(
                version,
                opened | (access & ~ClassFile.ACCESS_FLAGS),
                name,
                signature,
                superclass,
                hasSeats() ? withSeats(interfaces) : interfaces);
        this.name = name;
        declared = access;
        isFinal = (opened & Opcodes.ACC_FINAL) != 0;
        if ((access & Opcodes.ACC_PUBLIC) == 0 && (opened & Opcodes.ACC_PUBLIC) != 0) {
            facts.leftOut(name, DefinitionFacts.LeftOut.PACKAGE_PRIVATE);
        }
        if ((access & ~opened & Opcodes.ACC_FINAL) != 0) {
            facts.leftOut(name, DefinitionFacts.LeftOut.FINAL);
        }
        superName = superclass == null ? superName : superclass;
        isCloneable = interfaces != null && Set.of(interfaces).contains("java/lang/Cloneable");
    }

    private boolean hasSeats() {
        return isClass && supertypes.hasSeats();
    }

    /** Behind all others; in each class, so that none shares its array of interfaces with its superclass. */
    private static String[] withSeats(String @Nullable [] interfaces) {
        int own = interfaces == null ? 0 : interfaces.length;
        String[] all = interfaces == null ? new String[SEATS.length] : Arrays.copyOf(interfaces, own + SEATS.length);
        System.arraycopy(SEATS, 0, all, own, SEATS.length);
        return all;
    }

    /** The JVM asks for this only when it defines a subclass; {@code Definitions} does it in its place. */
    @Override
    public void visitPermittedSubclass(String permittedSubclass) {
        facts.permits(name, permittedSubclass);
    }

    @Override
    public void visitInnerClass(String name, @Nullable String outerName, @Nullable String innerName, int access) {
        isTold |= name.equals(this.name);
        super.visitInnerClass(name, outerName, innerName, access);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        methods.add(new MethodKey(name, descriptor));
        MethodVisitor copy = super.visitMethod(opened(access), name, descriptor, signature, exceptions);
        return mayClone && copy != null ? new SuperClone(copy) : copy;
    }

    /** Of a private or static method nobody asks whether it is final. */
    private int opened(int access) {
        boolean isOpened = !isFinal
                && (access & Opcodes.ACC_FINAL) != 0
                && (access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)) == 0;
        if (isOpened) {
            facts.leftOut(this.name, DefinitionFacts.LeftOut.FINAL_METHODS);
        }
        return isOpened ? access & ~Opcodes.ACC_FINAL : access;
    }

    @Override
    public void visitEnd() {
        if (((opened ^ declared) & ClassFile.ACCESS_FLAGS) != 0 && !isTold) {
            OwnModifiers.tell(cv, name, declared);
        }
        if (isClass) {
            addConstructionHook();
            if (hasSeats()) {
                addSeatMarker();
            }
            if (!supertypes.isPrepared(superName)) {
                super.visitField(
                                Opcodes.ACC_PUBLIC | Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC,
                                PreparedNames.STATE_FIELD,
                                PreparedNames.STATE_DESCRIPTOR,
                                null,
                                null)
                        .visitEnd();
                for (MethodKey method : OBJECT_METHODS) {
                    if (needsPassThrough(method)) {
                        addPassThrough(method);
                    }
                }
            }
        }
        super.visitEnd();
    }

    private boolean needsPassThrough(MethodKey method) {
        // Object.clone throws in a class that is not Cloneable, and its stack trace would show the pass-through.
        boolean safe = !method.name().equals("clone") || isCloneable;
        return safe && !methods.contains(method) && supertypes.inheritsFromObject(superName, method);
    }

    /**
     * {@code throw null}: code comes with the first constructor that is added, and nobody calls it before. What a class
     * is given here it takes time to write, in a program that has just started.
     */
    private void addConstructionHook() {
        MethodVisitor hook = super.visitMethod(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC, "<init>", PreparedNames.HOOK_DESCRIPTOR, null, null);
        hook.visitCode();
        hook.visitInsn(Opcodes.ACONST_NULL);
        hook.visitInsn(Opcodes.ATHROW);
        hook.visitMaxs(1, 2);
        hook.visitEnd();
    }

    private void addSeatMarker() {
        MethodVisitor marker = super.visitMethod(
                Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC,
                PreparedNames.SEAT_MARKER.name(),
                PreparedNames.SEAT_MARKER.descriptor(),
                null,
                null);
        marker.visitCode();
        marker.visitInsn(Opcodes.RETURN);
        marker.visitMaxs(0, 1);
        marker.visitEnd();
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
