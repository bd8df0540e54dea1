@_exported import VietCore
@_exported import VietEntities
@_exported import VietFormats
@_exported import VietKeywords
@_exported import VietNormalization
@_exported import VietRestoration
@_exported import VietSegmentation
@_exported import VietTagging
