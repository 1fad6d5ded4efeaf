package dev.hotreload.spi;

/**
 * What a support works with while the user's wishes are looked for among its framework's objects. To be used by the
 * calling thread, until {@link FrameworkSupport#keep} returns.
 */
public interface Keeping {

    /**
     * Whether the user wants to keep an object: by its name, or by the name of its class, or of one of the classes and
     * interfaces above that.
     *
     * @param name what the framework knows the object by
     * @param object the object
     * @return whether it is wanted
     */
    boolean isWanted(String name, Object object);

    /**
     * Keeps a wanted object, or what the support can make another one like it of.
     *
     * @param name the object's name; a later one of the same name is kept in its place
     * @param kept the object itself; or objects of the JDK with what it consists of
     * @throws IllegalArgumentException if {@link #isWanted} was not asked for the name, or has said no
     */
    void keep(String name, Object kept);

    /**
     * Tells the user why a wanted object is made anew.
     *
     * @param name the object's name
     * @param reason a clause, such as {@code a factory bean makes it}
     */
    void cannotKeep(String name, String reason);
}
