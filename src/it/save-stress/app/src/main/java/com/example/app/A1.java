package com.example.app;

import com.example.core.C1;
import com.example.text.T2;

class A1 {

    private final C1 c = new C1();
    private final T2 t = new T2();

    String show() {
        return c.all() + " " + c.add(2) + " " + t.add(3) + " " + C1.SUM + " " + T2.K + " " + 31;
    }
}
