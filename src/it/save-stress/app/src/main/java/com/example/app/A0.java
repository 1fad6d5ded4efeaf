package com.example.app;

import com.example.core.C0;
import com.example.text.T1;

class A0 {

    private final C0 c = new C0();
    private final T1 t = new T1();

    String show() {
        return c.all() + " " + c.add(2) + " " + t.add(3) + " " + C0.SUM + " " + T1.K + " " + 30;
    }
}
