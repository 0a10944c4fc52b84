# 一串名字。
name = { $name }
names = { $names }、{ $name }
and-more = { $names }，还有 { $more } 位
