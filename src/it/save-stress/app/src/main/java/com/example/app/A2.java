package com.example.app;

import com.example.core.C2;
import com.example.text.T0;

class A2 {

    private final C2 c = new C2();
    private final T0 t = new T0();

    String show() {
        return c.all() + " " + c.add(2) + " " + t.add(3) + " " + C2.SUM + " " + T0.K + " " + 32;
    }
}
