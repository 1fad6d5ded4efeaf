package l;

import java.io.Serializable;

public class Base implements Serializable {
    protected int number;
}
