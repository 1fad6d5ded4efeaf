package com.example.core;

import com.example.text.T2;

public class C2 extends T2 {

    public static final int SUM = K + 100;

    public int twice() {
        return 2 * add(1) + 2;
    }

    private int own() {
        return 22;
    }

    public int all() {
        return own() + twice();
    }
}
