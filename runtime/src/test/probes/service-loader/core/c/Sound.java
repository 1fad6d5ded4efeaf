package c;

/** A service of a module; a library has a provider, too. */
public interface Sound {
    String name();
}
