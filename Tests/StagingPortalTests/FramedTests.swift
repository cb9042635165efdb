import Testing

@testable import StagingPortal

@Suite(.timeLimit(.minutes(10)))
struct FramedTests {
    @Test func `the application's workflows and single requests stand in a frame, and its lists do not`() async throws {
        try await withPortal([.framed], shape: .application) { _, visitor in
            try await visitor.signIn()
            #expect(try await visitor.get("/app/view?route=/requests/CR-100014").body.contains("<iframe"))
            #expect(try await visitor.get("/app/view?route=/requests/CR-100014&inside=yes").body.contains("request-id"))
            #expect(try await !visitor.get("/app/view?route=/requests").body.contains("<iframe"))
            let frame = try await visitor.get("/app/frame")
            #expect(frame.status == 200 && frame.body.contains("application.js"))
            #expect(frame.headers["content-security-policy"]?.contains("frame-ancestors 'self'") == true)
            let around = try await visitor.get("/app")
            #expect(around.headers["content-security-policy"]?.contains("frame-ancestors 'none'") == true)
        }
    }

    @Test func `without the scenario there is no such frame`() async throws {
        try await withPortal(shape: .application) { _, visitor in
            try await visitor.signIn()
            #expect(try await visitor.get("/app/frame").status == 404)
            #expect(try await !visitor.get("/app/view?route=/requests/CR-100014").body.contains("<iframe"))
        }
    }
}
