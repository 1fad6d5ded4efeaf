package com.example.core;

import com.example.text.T0;

public class C0 extends T0 {

    public static final int SUM = K + 100;

    public int twice() {
        return 2 * add(1) + 0;
    }

    private int own() {
        return 20;
    }

    public int all() {
        return own() + twice();
    }
}
