// And a panel has no business with the server.
#include <jack/jack.h>
