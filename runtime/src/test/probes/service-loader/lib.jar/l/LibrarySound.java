package l;

import c.Sound;

public class LibrarySound implements Sound {
    @Override
    public String name() {
        return "library";
    }
}
