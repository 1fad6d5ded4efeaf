package dev.hotreload.plan;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.Handles;
import dev.hotreload.classfile.MemberNames;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.model.CallResolver;
import dev.hotreload.model.ClassModel;
import dev.hotreload.model.FieldResolver;
import dev.hotreload.model.MethodCall;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds out which loaded classes must be woven anew though their class files did not change: those with a reference
 * that the JVM goes on resolving to another member than the sources mean (JVMS §5.4.3), because members moved between a
 * class and its supertypes, were removed, or are there at last.
 */
final class UnchangedCallers {
    private final ClassModel before;
    private final ClassModel now;
    private final ChangedMembers changed;
    private final DefinedClasses defined;
    private final Map<String, Set<String>> callersByLost = new TreeMap<>();

    /**
     * Compares two generations.
     *
     * @param now the new one, with all places of its members
     */
    UnchangedCallers(ClassModel before, ClassModel now, ChangedMembers changed, DefinedClasses defined) {
        this.before = before;
        this.now = now;
        this.changed = changed;
        this.defined = defined;
    }

    /** Whether {@code caller}, as it runs, must be woven anew. */
    boolean mustRelink(ClassFile caller) {
        Comparison comparison = new Comparison(caller);
        // All of it, because each reference may be one to a lost member.
        caller.methods().values().forEach(comparison::compare);
        return comparison.mustRelink;
    }

    /** The removed members that classes still refer to, which were not compiled; and these classes. */
    Map<String, Set<String>> callersByLost() {
        return callersByLost;
    }

    /** Looks at one class. */
    private final class Comparison {
        private final String caller;
        private final boolean isWoven;
        private final CallResolver callsBefore;
        private final CallResolver calls;
        private final FieldResolver fieldsBefore;
        private final FieldResolver fields;
        private boolean mustRelink;

        Comparison(ClassFile type) {
            this.caller = type.internalName();
            this.isWoven = before.state(caller) != null || !defined.isAsCompiled(caller);
            this.callsBefore = new CallResolver(before, caller);
            this.calls = new CallResolver(now, caller);
            this.fieldsBefore = new FieldResolver(before, caller);
            this.fields = new FieldResolver(now, caller);
        }

        void compare(MethodNode method) {
            for (AbstractInsnNode instruction : method.instructions) {
                if (instruction instanceof MethodInsnNode call) {
                    compare(call.getOpcode(), call.owner, new MethodKey(call.name, call.desc));
                } else if (instruction instanceof FieldInsnNode field) {
                    compare(field);
                } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
                    for (Object argument : dynamic.bsmArgs) {
                        if (argument instanceof Handle handle && handle.getTag() >= Opcodes.H_INVOKEVIRTUAL) {
                            MethodKey key = new MethodKey(handle.getName(), handle.getDesc());
                            compare(Handles.opcode(handle), handle.getOwner(), key);
                        }
                    }
                }
            }
        }

        private void compare(int opcode, String owner, MethodKey method) {
            if (changed.isAdded(owner)) {
                // The JVM remembers that there was no such class (JVMS §5.4.3).
                mustRelink = true;
            } else if (changed.concerns(now, owner, method)) {
                MethodCall known = isWoven ? callsBefore.resolve(opcode, owner, method) : new MethodCall.Plain();
                MethodCall next = calls.resolve(opcode, owner, method);
                mustRelink |=
                        !next.equals(known) && !(next instanceof MethodCall.Plain && followsByItself(known, opcode));
                boolean isStatic = opcode == Opcodes.INVOKESTATIC;
                if (before.hasMethod(caller, owner, method, isStatic)
                        && !now.hasMethod(caller, owner, method, isStatic)) {
                    addLost(MemberNames.simple(owner.replace('/', '.')) + '.' + MemberNames.method(owner, method));
                }
            }
        }

        private void compare(FieldInsnNode instruction) {
            FieldKey field = new FieldKey(instruction.name, instruction.desc);
            int opcode = instruction.getOpcode();
            boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
            boolean isWrite = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
            if (changed.isAdded(instruction.owner)) {
                mustRelink = true;
            } else if (changed.concerns(now, instruction.owner, field)) {
                boolean isSite = isWoven && isUnreachable(fieldsBefore, instruction.owner, field, isStatic, isWrite);
                mustRelink |= !isSite && isUnreachable(fields, instruction.owner, field, isStatic, isWrite);
                if (before.hasField(caller, instruction.owner, field, isStatic)
                        && !now.hasField(caller, instruction.owner, field, isStatic)) {
                    addLost(MemberNames.simple(instruction.owner.replace('/', '.')) + '.' + field.name());
                }
            }
        }

        private static boolean isUnreachable(
                FieldResolver resolver, String owner, FieldKey field, boolean isStatic, boolean isWrite) {
            return resolver.declaringIfUnreachable(owner, field, isStatic, isWrite) != null;
        }

        private void addLost(String member) {
            if (!defined.isGenerated(caller)) {
                callersByLost.computeIfAbsent(member, key -> new TreeSet<>()).add(caller);
            }
        }
    }

    /** Whether a call site asks again by itself, and then finds what a plain instruction would. */
    private static boolean followsByItself(MethodCall site, int opcode) {
        return site instanceof MethodCall.Virtual
                || (site instanceof MethodCall.Exact && opcode == Opcodes.INVOKESTATIC);
    }
}
