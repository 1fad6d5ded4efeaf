package com.example.core;

import com.example.text.T1;

public class C1 extends T1 {

    public static final int SUM = K + 100;

    public int twice() {
        return 2 * add(1) + 1;
    }

    private int own() {
        return 21;
    }

    public int all() {
        return own() + twice();
    }
}
