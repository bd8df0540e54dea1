import VietCore
