x.o: a.c \
 b\ c.h $$d.h \
  e\#f.h

b\ c.h:
