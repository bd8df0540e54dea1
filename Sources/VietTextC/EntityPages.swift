import CVietText
import VietCore
import VietReports
import VietText

@c @implementation
public func viettext_entity_page(
    _ worker: OpaquePointer!, _ text: UnsafePointer<CChar>!, _ length: Int, _ title: UnsafePointer<CChar>!,
    _ page: UnsafeMutablePointer<viettext_string>!, _ error: UnsafeMutablePointer<viettext_error>!
) -> viettext_status {
    unsafe Worker.run(worker, page, error) { worker in
        let bytes = try unsafe Arguments.text(text, length)
        let title = try unsafe Arguments.string(title, "the title")
        unsafe worker.tagging.with(bytes) { view in
            var view = view
            view.entities = view.entities.filter { worker.analyzer.entities.wants($0) }
            EntityPage.write(view, title: title, to: worker.output)
        }
    }
}
