package dev.hotreload.classfile;

/**
 * Something that a constant pool can mention: a member, or a class.
 *
 * @param owner the class's internal name; empty for members that subclasses inherit, which may be mentioned under
 *     theirs
 * @param name the member's name; empty for a class
 * @param descriptor the member's descriptor; empty for a class
 */
public record Mention(String owner, String name, String descriptor) {

    /** The mention of a member that {@code owner} declares. */
    public static Mention ofMember(String owner, String name, String descriptor) {
        return new Mention(name.equals("<init>") ? owner : "", name, descriptor);
    }

    /** The mention of a class. */
    public static Mention ofClass(String internalName) {
        return new Mention(internalName, "", "");
    }
}
