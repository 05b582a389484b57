filedesc://x.arc 0.0.0.0 20140216050221 text/plain 65
1 0 Test
URL IP-address Archive-date Content-type Archive-length
http://a.test/b c 1.2.3.4 20140216050221 text/plain 54
HTTP/1.1 200 OK
Content-Type: text/plain

Text it is.
